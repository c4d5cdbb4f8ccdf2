package cn.yinling.runtime.database;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.process.OwnersOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Who may come to an embedded PostgreSQL: its superuser by SCRAM-SHA-256 (RFC 7677), with a
 * password that lies beside its data for its owner alone, and nobody else. The library leaves
 * {@code trust}, by which every user of the machine is superuser.
 */
final class EmbeddedAccess {
    static final String SUPERUSER = "postgres";

    private static final String RULES =
            """
            # Written by Yinling at every start; no other way leads in, not even by a local socket.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;
    private static final int BYTES = 24;

    private final Path folder;
    private final Path rules;
    private final Path kept;

    /**
     * @param folder of the server's data
     */
    EmbeddedAccess(Path folder) {
        this.folder = folder;
        this.rules = folder.resolve("pg_hba.conf");
        this.kept = folder.resolve("yinling-password");
    }

    /** The password, or null where the server is not closed by one yet. */
    @Nullable Secret password() {
        try {
            return Files.readString(rules).equals(RULES)
                    ? new Secret(Files.readString(kept).strip())
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * The password from the next start on: the wish, or the one it has, or a new one.
     *
     * @param wish null for none
     */
    Secret next(@Nullable Secret wish) {
        Secret has = password();
        if (wish != null) {
            return wish;
        }
        return has == null ? random() : has;
    }

    /**
     * Closes a server that does not run, whatever was open before: first the door, then the
     * password, and last the file that says that both are done.
     */
    void close(Secret password) throws IOException {
        if (password.equals(password())) {
            OwnersOnly.file(kept);
            return;
        }
        Files.writeString(rules, RULES);
        SingleUser.of(folder)
                .execute("alter role %s password %s".formatted(SUPERUSER, quoted(password)));
        Path written = OwnersOnly.file(folder.resolve("yinling-password.new"));
        Files.writeString(written, password.value());
        Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Single-user mode reads a line as a statement. */
    private static String quoted(Secret password) {
        if (password.value().chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a database's password has no control characters");
        }
        return "'" + password.value().replace("'", "''") + "'";
    }

    private static Secret random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
