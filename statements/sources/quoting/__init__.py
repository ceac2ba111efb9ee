"""How a quotation is found in a text: letters first, then everything that stands between them."""
