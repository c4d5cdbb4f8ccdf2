package cn.yinling.runtime.web;

import java.nio.file.Path;

/**
 * TLS 1.2 and 1.3 at a page's port.
 *
 * @param certificate the server's chain, PEM; renewed files are taken up without a restart
 * @param key its private key, PEM (PKCS #8)
 */
public record WebTlsConfig(Path certificate, Path key) {}
