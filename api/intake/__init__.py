"""The queue where waiting referrals meet free clinicians."""
