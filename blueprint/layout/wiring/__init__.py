"""The inner rooms of the connector router; the door is `blueprint.layout.routing`."""
