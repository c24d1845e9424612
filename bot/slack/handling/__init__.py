"""What is done for each gesture; every handler looks up who may do it anew."""
