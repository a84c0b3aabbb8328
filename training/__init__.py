"""How the linear model of the crisis screen is made, and from what."""
