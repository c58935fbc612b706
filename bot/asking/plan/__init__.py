"""What a question asks for: ``understanding`` turns its words into a plan, ``naming`` tells the words to look up in the store before."""
