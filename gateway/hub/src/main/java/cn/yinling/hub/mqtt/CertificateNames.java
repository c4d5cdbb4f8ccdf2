package cn.yinling.hub.mqtt;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom a client's certificate names: common name first, then each dNSName (RFC 5280, 4.2.1.6). */
final class CertificateNames {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateNames.class);
    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /** Empty where the connection has no TLS, or the client showed no certificate. */
    static List<String> of(ChannelPipeline pipeline) {
        SslHandler tls = pipeline.get(SslHandler.class);
        if (tls == null) {
            return List.of();
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0]
                            instanceof X509Certificate certificate
                    ? of(certificate)
                    : List.of();
        } catch (SSLPeerUnverifiedException e) {
            LOG.trace("a client without a certificate", e);
            return List.of();
        }
    }

    static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .forEach(part -> names.add(String.valueOf(part.getValue())));
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream()
                        .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                        .forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (InvalidNameException | CertificateParsingException e) {
            LOG.debug("a certificate whose names cannot be read", e);
        }
        return List.copyOf(names);
    }
}
