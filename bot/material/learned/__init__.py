"""What is learned about the words of tables and transcripts. `python -m bot.material.learned.training` trains anew."""
