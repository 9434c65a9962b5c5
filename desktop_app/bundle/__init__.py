"""SEALED MONTHS: the only cryptography.

A bundle is a BagIt 1.0 bag (RFC 8493) in a canonical, uncompressed zip; its tag manifest is signed in OpenSSH's format
(PROTOCOL.sshsig) and the whole is encrypted with age. Each part can be checked by public tools. This is technical
integrity between two offices; it claims to be no legal signature (Nghị định 68/2024/NĐ-CP governs those).
"""
