"""Pure views: values of the domain in, values for the templates out."""
