"""A whole report on one blueprint as one page: one module a format, each written from `Page` alone."""
