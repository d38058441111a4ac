package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of its own, the certificates it gives to nodes, and the file by which clients trust it. */
final class TestCertificates implements AutoCloseable {
    private static final Duration LIFE = Duration.ofDays(1);
    private static final X500Name AUTHORITY = new X500Name("CN=Sunledger test authority");

    private final KeyPair authority = keyPair();
    private final X509Certificate root = root(authority);
    private final Path file;

    TestCertificates() {
        try {
            file = Files.createTempFile("eventstoredb-test-ca", ".pem");
            Files.writeString(file, pem(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What clients take as {@code tlsCaFile}. */
    Path authorityFile() {
        return file;
    }

    ServerCredentials credentials(Certificate kind) {
        var keys = keyPair();
        var signer = kind == Certificate.UNTRUSTED ? keyPair() : authority;
        var certificate = node(kind, keys, signer);
        try {
            return TlsServerCredentials.create(stream(pem(certificate)), stream(privateKey(keys)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate root(KeyPair keys) {
        return signed(
                AUTHORITY,
                keys,
                keys,
                Instant.now().plus(LIFE),
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
    }

    private static X509Certificate node(Certificate kind, KeyPair keys, KeyPair signer) {
        var end = kind == Certificate.EXPIRED
                ? Instant.now().minus(LIFE)
                : Instant.now().plus(LIFE);
        return signed(
                new X500Name("CN=eventstoredb-node"),
                keys,
                signer,
                end,
                builder -> builder.addExtension(Extension.subjectAlternativeName, false, hosts(kind)));
    }

    private static GeneralNames hosts(Certificate kind) {
        if (kind == Certificate.WRONG_HOST)
            return new GeneralNames(new GeneralName(GeneralName.dNSName, "node.other.example"));
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
    }

    private interface Extending {
        void extend(JcaX509v3CertificateBuilder builder) throws CertIOException;
    }

    private static X509Certificate signed(X500Name name, KeyPair keys, KeyPair signer, Instant end, Extending more) {
        try {
            var begin = end.minus(LIFE.multipliedBy(2));
            var serial = BigInteger.valueOf(System.nanoTime());
            var builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY, serial, Date.from(begin), Date.from(end), name, keys.getPublic());
            more.extend(builder);
            var content = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(content));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String privateKey(KeyPair keys) throws IOException {
        return pem(new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    private static String pem(Object what) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        }
        return text.toString();
    }

    private static ByteArrayInputStream stream(String pem) {
        return new ByteArrayInputStream(pem.getBytes(UTF_8));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
