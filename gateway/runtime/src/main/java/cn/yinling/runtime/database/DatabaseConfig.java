package cn.yinling.runtime.database;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use.
 *
 * @param url {@code jdbc:postgresql://…}; without one, PostgreSQL is started embedded
 * @param user for {@code url}
 * @param password for {@code url}; of an embedded PostgreSQL the superuser's, where left out one of
 *     its own that it keeps beside its data
 * @param folder where the embedded PostgreSQL keeps its data
 * @param port where the embedded PostgreSQL listens, on loopback only; 0 for any free one
 * @param poolSize connections of the pool; long-lived writers have their own beside it
 */
public record DatabaseConfig(
        @Nullable String url,
        @Default("yinling") String user,
        @Nullable Secret password,
        @Default("data/postgres") Path folder,
        @Default("0") int port,
        @Default("8") int poolSize) {

    public DatabaseConfig {
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "url must begin with jdbc:postgresql:, was '%s'".formatted(url));
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("pool-size must be 1 or more, was " + poolSize);
        }
    }

    /** PostgreSQL embedded, on any free port. */
    public static DatabaseConfig embedded(Path folder) {
        return new DatabaseConfig(null, "yinling", null, folder, 0, 8);
    }

    /** The same with a password, of the user or of the embedded superuser. */
    public DatabaseConfig withPassword(Secret other) {
        return new DatabaseConfig(url, user, other, folder, port, poolSize);
    }

    /** A database that is there. */
    public static DatabaseConfig at(String url, String user, @Nullable String password) {
        return new DatabaseConfig(
                url,
                user,
                password == null ? null : new Secret(password),
                Path.of("data/postgres"),
                0,
                8);
    }
}
