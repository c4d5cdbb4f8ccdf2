package cn.yinling.runtime.tls;

import cn.yinling.runtime.process.CannotStartException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a private key belongs to a certificate. TLS would only find out when somebody connects,
 * and tell him instead of us. Immutable.
 */
final class KeyPairCheck {
    private static final Pattern PKCS8 =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] SAMPLE = "silver bell".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final PublicKey publicKey;

    /** Of the first certificate of a chain, which is the server's own. */
    KeyPairCheck(Path file, byte[] chain) {
        this.file = file;
        this.publicKey = first(file, chain).getPublicKey();
    }

    private static X509Certificate first(Path file, byte[] chain) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(chain));
        } catch (CertificateException e) {
            throw new CannotStartException(
                    "%s holds no certificate: it must begin with the server's own, in PEM"
                            .formatted(file),
                    e);
        }
    }

    /** Throws {@link CannotStartException} that says what is wrong where it does not. */
    void fits(Path keyFile, byte[] pem) {
        PrivateKey key = privateKey(keyFile, pem);
        if (!signsFor(key)) {
            throw new CannotStartException(
                    "the key in %s is not that of the certificate in %s: give the two that were made together"
                            .formatted(keyFile, file),
                    null);
        }
    }

    private PrivateKey privateKey(Path keyFile, byte[] pem) {
        Matcher found = PKCS8.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new CannotStartException(
                    "%s holds no private key in PKCS #8; make one with: openssl pkcs8 -topk8 -nocrypt -in %s"
                            .formatted(keyFile, keyFile.getFileName()),
                    null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(found.group(1));
            return KeyFactory.getInstance(publicKey.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotStartException(
                    "the key in %s cannot be read as one for %s, as the certificate in %s is"
                            .formatted(keyFile, publicKey.getAlgorithm(), file),
                    e);
        }
    }

    private boolean signsFor(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(algorithm());
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private String algorithm() {
        return switch (publicKey.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> publicKey.getAlgorithm(); // EdDSA is the name of both
        };
    }
}
