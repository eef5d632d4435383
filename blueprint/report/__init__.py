"""How it is told: findings and problems as text, and in other formats one module each."""
