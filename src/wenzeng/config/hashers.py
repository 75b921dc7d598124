"""How passwords that a machine drew at random are hashed: a slow hash protects what people choose, not 96 random bits."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class RandomPasswordHasher(PBKDF2PasswordHasher):
    """PBKDF2 with few rounds; Django changes to the default hash at the first sign-in."""

    algorithm = "pbkdf2_random"
    iterations = 1000
