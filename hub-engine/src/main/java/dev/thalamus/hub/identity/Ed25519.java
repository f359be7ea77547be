package dev.thalamus.hub.identity;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signature by a key that never leaves the agent: the scheme {@code ed25519}.
 *
 * <p>Confined to the core. The claim is {@code {"public_key", "signed_at", "nonce", "signature"}}: the key as base64 of its X.509 form, the time as
 * ISO 8601, and the signature (base64) of {@code thalamus-auth\n<name>\n<signed_at>\n<nonce>}. The key with which a name was registered is the only
 * one it may use afterwards; a passport's {@code key_fingerprint}, where given, is the SHA-256 of that key. A claim is good once, for a minute.
 */
public final class Ed25519 implements AuthAdapter {
    private static final long GOOD_MILLIS = 60_000;
    private static final int MOST_NONCES = 10_000;

    private final Clock clock;
    private final LinkedHashMap<String, Long> seen = new LinkedHashMap<>();

    public Ed25519(Clock clock) { this.clock = clock; }

    @Override
    public String scheme() { return "ed25519"; }

    @Override
    public String validate(Passport passport, ObjectNode claim, String pinned) {
        String key = text(claim, "public_key");
        String signedAt = text(claim, "signed_at");
        String nonce = text(claim, "nonce");
        if (!pinned.isEmpty() && !MessageDigest.isEqual(bytes(pinned), bytes(key))) {
            throw Refusal.auth(Clause.OTHER_KEY.of(passport.name()));
        }
        byte[] encoded = base64(key, "public_key");
        String fingerprint = passport.auth().keyFingerprint();
        if (fingerprint != null && !fingerprint.equalsIgnoreCase(HexFormat.of().formatHex(Secret.sha256(encoded)))) {
            throw Refusal.auth(Clause.OTHER_FINGERPRINT.of());
        }
        try {
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(bytes("thalamus-auth\n" + passport.name() + "\n" + signedAt + "\n" + nonce));
            if (!signature.verify(base64(text(claim, "signature"), "signature"))) {
                throw Refusal.auth(Clause.WRONG_SIGNATURE.of());
            }
        } catch (GeneralSecurityException wrong) {
            throw Refusal.auth(Clause.NOT_ED25519.of());
        }
        useOnce(passport.name(), signedAt, nonce);
        return key;
    }

    private void useOnce(String name, String signedAt, String nonce) {
        long at;
        try {
            at = OffsetDateTime.parse(signedAt).toInstant().toEpochMilli();
        } catch (DateTimeException wrong) {
            throw Refusal.auth(Clause.SIGNED_AT_SHAPE.of());
        }
        long now = clock.wallMillis();
        if (Math.abs(now - at) > GOOD_MILLIS) {
            throw Refusal.auth(Clause.SIGNED_AT_FAR.of(GOOD_MILLIS / 1_000));
        }
        var eldest = seen.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<String, Long> one = eldest.next();
            if (now - one.getValue() <= 2 * GOOD_MILLIS && seen.size() < MOST_NONCES) {
                break;
            }
            eldest.remove();
        }
        if (seen.putIfAbsent(name + "\n" + signedAt + "\n" + nonce, now) != null) {
            throw Refusal.auth(Clause.CLAIM_USED.of());
        }
    }

    private static String text(ObjectNode claim, String field) {
        var value = claim.get(field);
        if (value == null || !value.isString() || value.stringValue().length() > 1_000) {
            throw Refusal.auth(Clause.CLAIM_FIELD.of("ed25519", field));
        }
        return value.stringValue();
    }

    private static byte[] base64(String text, String field) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.auth(Clause.NOT_BASE64.of(field));
        }
    }

    private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
