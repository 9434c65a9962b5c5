"""ELECTRONIC SIGNATURES of finished papers. The only pyHanko and PKCS #11.

A signature is put behind the bytes that were printed, which stay as they were (PAdES, ETSI EN 319 142-1 baseline B-B).
Nothing here goes to a network: no time stamp is asked for, no list of revoked certificates is fetched.
"""
