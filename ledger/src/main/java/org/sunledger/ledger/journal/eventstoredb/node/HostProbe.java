package org.sunledger.ledger.journal.eventstoredb.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Shakes hands with one node by the JDK's own means, because the client says no more about a certificate than "the
 * connection is closed".
 */
final class HostProbe {
    private static final String PROTOCOL = "TLS";

    private final LogAddress address;
    private final Duration timeout;

    HostProbe(LogAddress address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    /** What is wrong with the way to this node; empty: nothing is. */
    Optional<LogRefused> trouble(LogAddress.Host host) {
        try (var socket = connected(host)) {
            if (address.tls() && address.verifyCertificate()) shakeHands(socket, host, context());
            else if (!address.tls()) refuseTls(host);
            return Optional.empty();
        } catch (LogRefused e) {
            return Optional.of(e);
        } catch (SSLException e) {
            return Optional.of(ofTls(host, e));
        } catch (IOException e) {
            return Optional.of(unreachable(host, e));
        } catch (GeneralSecurityException e) {
            return Optional.of(badCaFile(e));
        }
    }

    private Socket connected(LogAddress.Host host) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(bare(host.name()), host.port()), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String bare(String name) {
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    private static void shakeHands(Socket plain, LogAddress.Host host, SSLContext context) throws IOException {
        try (var tls =
                (SSLSocket) context.getSocketFactory().createSocket(plain, bare(host.name()), host.port(), true)) {
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(new String[] {"h2"});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
        }
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance(PROTOCOL);
        if (address.caFile().isEmpty()) {
            context.init(null, null, null);
            return context;
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities(address.caFile().get()));
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore authorities(Path file) throws GeneralSecurityException, IOException {
        if (!Files.isReadable(file))
            throw new LogRefused(
                    "证书颁发机构文件 %s 不存在或不可读；tlsCaFile 应指向签发节点证书的 CA（PEM 格式）。".formatted(file.toAbsolutePath()),
                    "The file of the certificate authority %s is not there or cannot be read; tlsCaFile must name the PEM file of the authority that signed the nodes' certificates."
                            .formatted(file.toAbsolutePath()));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in))
                store.setCertificateEntry("ca" + number++, one);
            if (number == 0) throw new GeneralSecurityException("no certificate in the file");
        }
        return store;
    }

    private LogRefused badCaFile(GeneralSecurityException cause) {
        var file =
                address.caFile().map(Path::toAbsolutePath).map(Path::toString).orElse("cacerts");
        return new LogRefused(
                "证书颁发机构文件 %s 内没有可用的证书：%s。应为 PEM 格式的 CA 证书。".formatted(file, cause.getMessage()),
                "The file of the certificate authority %s holds no usable certificate: %s. It must be a CA certificate as PEM."
                        .formatted(file, cause.getMessage()),
                cause);
    }

    /** Asked without TLS, a node that wants it only hangs up. */
    private void refuseTls(LogAddress.Host host) {
        try (var socket = connected(host)) {
            var context = SSLContext.getInstance(PROTOCOL);
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            try (var tls =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, bare(host.name()), host.port(), true)) {
                tls.setSoTimeout((int) timeout.toMillis());
                tls.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            return; // it speaks plainly, as it was expected to
        }
        throw new LogRefused(
                "节点 %s 要求 TLS，而连接字符串写着 tls=false；应改为 tls=true，并用 tlsCaFile 指明 CA。".formatted(host),
                "The node %s speaks TLS, and the connection string says tls=false; it must say tls=true, with tlsCaFile naming the authority."
                        .formatted(host));
    }

    private static LogRefused unreachable(LogAddress.Host host, IOException cause) {
        var why = cause instanceof UnknownHostException
                ? "the name is not known"
                : cause instanceof SocketTimeoutException ? "no answer" : String.valueOf(cause.getMessage());
        return new LogRefused(
                "连不上 EventStoreDB 节点 %s：%s。请检查主机名、端口、防火墙以及节点是否在运行。".formatted(host, why),
                "The EventStoreDB node %s cannot be reached: %s. Check the name, the port, the firewall, and whether the node runs."
                        .formatted(host, why),
                cause);
    }

    private LogRefused ofTls(LogAddress.Host host, SSLException failure) {
        var causes = causes(failure);
        // An expired certificate also has no valid path to its authority: the more exact reason goes first.
        for (var cause : causes)
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException)
                return refused(
                        host,
                        "证书不在有效期内，应更换节点证书",
                        "its certificate is not valid today; the node needs a new one",
                        cause);
        for (var cause : causes)
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException)
                return refused(
                        host,
                        "证书不是由受信任的机构签发，tlsCaFile 应指向签发它的 CA（现为 %s）".formatted(authority("JDK 自带的机构")),
                        "its certificate was not signed by an authority we trust; tlsCaFile must name the one that signed it (now: %s)"
                                .formatted(authority("those of the JDK")),
                        cause);
        for (var cause : causes)
            if (cause instanceof CertificateException)
                return refused(
                        host,
                        "证书上没有这个主机名，连接字符串应使用证书上的名称，或重新签发证书",
                        "its certificate does not name this host; the connection string must use a name that stands in it, or the node needs a new one",
                        cause);
        for (var cause : causes)
            if (String.valueOf(cause.getMessage()).contains("Unsupported or unrecognized SSL message"))
                return refused(
                        host,
                        "该节点不使用 TLS，应启用 TLS，或仅在试用时写 tls=false",
                        "it does not speak TLS; switch it on there, or say tls=false for trials only",
                        cause);
        return refused(host, "TLS 握手失败", "the TLS handshake failed", failure);
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) causes.add(cause);
        return causes;
    }

    private String authority(String otherwise) {
        return address.caFile().map(Path::toString).orElse(otherwise);
    }

    private static LogRefused refused(LogAddress.Host host, String chinese, String english, Throwable cause) {
        return new LogRefused(
                "不能与 EventStoreDB 节点 %s 建立安全连接：%s（%s）。".formatted(host, chinese, cause.getMessage()),
                "No secure connection to the EventStoreDB node %s: %s (%s)."
                        .formatted(host, english, cause.getMessage()),
                cause);
    }

    /** Only to find out whether a node speaks TLS at all; nothing is said to it. */
    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
