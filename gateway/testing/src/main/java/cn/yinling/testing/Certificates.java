package cn.yinling.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** An authority of the test's own, by openssl: certificates of servers and devices as PEM files. */
public final class Certificates {
    private final Path folder;
    private final String name;

    /** Makes the authority. */
    public Certificates(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                key(name),
                "-out",
                file(name));
    }

    /** Whose signatures are believed. */
    public Path authority() {
        return certificate(name);
    }

    public Path certificate(String of) {
        return folder.resolve(of + ".pem");
    }

    public Path privateKey(String of) {
        return folder.resolve(of + ".key");
    }

    /** A certificate for the common name, and for the names, as {@code DNS:a} or {@code IP:b}. */
    public Certificates issue(String of, String commonName, String... names) {
        List<String> request =
                new ArrayList<>(
                        List.of(
                                "req",
                                "-x509",
                                "-newkey",
                                "ec",
                                "-pkeyopt",
                                "ec_paramgen_curve:prime256v1",
                                "-nodes",
                                "-days",
                                "2",
                                "-CA",
                                file(name),
                                "-CAkey",
                                key(name),
                                "-subj",
                                "/CN=" + commonName,
                                "-keyout",
                                key(of),
                                "-out",
                                file(of)));
        if (names.length > 0) {
            request.addAll(List.of("-addext", "subjectAltName=" + String.join(",", names)));
        }
        openssl(request.toArray(String[]::new));
        return this;
    }

    /** The key of one in the form that was usual before PKCS #8. */
    public Path oldForm(String of) {
        Path old = folder.resolve(of + ".old.key");
        openssl("ec", "-in", key(of), "-out", old.toString());
        return old;
    }

    /** Puts certificate and key of one in the place of another's, the key first. */
    public void renew(String of, Certificates from, String by) {
        replace(from.privateKey(by), privateKey(of));
        replace(from.certificate(by), certificate(of));
    }

    private static void replace(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String of) {
        return certificate(of).toString();
    }

    private String key(String of) {
        return privateKey(of).toString();
    }

    private static void openssl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
