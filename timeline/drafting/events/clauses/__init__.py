"""What a clause does: who does it to whom, whose words it quotes, and whether it is true."""
