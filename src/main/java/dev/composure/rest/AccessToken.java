package dev.composure.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The secret that every call must bring. It never shows itself.
public final class AccessToken {

    private final byte[] secret;

    public AccessToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /// Compares in a time that tells nothing about how much was right.
    boolean matches(String offered) {
        return MessageDigest.isEqual(secret, offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
