"""Legal and scholarly citations as plain values. Imports no Django and no models."""
