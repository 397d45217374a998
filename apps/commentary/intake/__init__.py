"""What an article says, and what it says of itself: bytes or pasted words in, plain text and proposals out."""
