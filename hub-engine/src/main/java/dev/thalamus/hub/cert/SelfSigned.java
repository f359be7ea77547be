package dev.thalamus.hub.cert;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a certificate that vouches for itself, and its key, for development: agents that verify must be given it. Thread-safe.
 *
 * <p>The JDK has no public way to make one and its {@code keytool} is not in an installed program; a cryptographic library would add ten megabytes for
 * these four hundred bytes. So the structure of RFC 5280 is written here; key and signature are the JDK's (ECDSA, P-256, SHA-256).
 */
public final class SelfSigned {
    private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int NAME_TAG = 0x82;
    private static final int ADDRESS_TAG = 0x87;

    private SelfSigned() {}

    /**
     * Writes a new pair of PEM files; the key can be read by its owner only.
     *
     * @param names host names and IP addresses for which it is good, besides this machine's loopback ones
     * @param validFor counted from now
     * @throws FileAlreadyExistsException when one of the files is there already: a key is never overwritten
     */
    public static void write(Path cert, Path key, List<String> names, Duration validFor) throws IOException {
        for (Path file : List.of(cert, key)) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] der = certificate(pair, names, Instant.now(), validFor);
            put(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), true);
            put(cert, pem("CERTIFICATE", der), false);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK lacks ECDSA with P-256", impossible);
        }
    }

    private static byte[] certificate(KeyPair pair, List<String> names, Instant now, Duration validFor) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_SHA256));
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text("Thalamus hub (self-signed)"))));
        // An hour back, for machines whose clocks are not quite right.
        byte[] validity = Der.sequence(Der.time(STAMP.format(now.minus(Duration.ofHours(1)))), Der.time(STAMP.format(now.plus(validFor))));
        byte[] body = Der.sequence(
                Der.tagged(0xA0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
                algorithm, name, validity, name, pair.getPublic().getEncoded(),
                Der.tagged(0xA3, Der.sequence(
                        extension("2.5.29.19", true, Der.sequence(Der.yes())),
                        extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
                        extension("2.5.29.17", false, alternatives(names)))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        return Der.sequence(body, algorithm, Der.bits(signature.sign()));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical ? Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value)) : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] alternatives(List<String> names) {
        Set<String> all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        all.addAll(names);
        return Der.sequence(all.stream().map(SelfSigned::alternative).toArray(byte[][]::new));
    }

    private static byte[] alternative(String name) {
        try {
            return Der.tagged(ADDRESS_TAG, InetAddress.ofLiteral(name).getAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return Der.tagged(NAME_TAG, name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static void put(Path file, String text, boolean onlyMine) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = onlyMine && posix
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try (var out = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
