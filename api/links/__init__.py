"""How a member comes in without an account: the consent link, the return link, a visit."""
