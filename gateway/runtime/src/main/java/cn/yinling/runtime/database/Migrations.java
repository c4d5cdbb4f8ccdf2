package cn.yinling.runtime.database;

import java.util.List;

/**
 * A module's tables.
 *
 * @param schema the module's own schema, first on the search path of every connection
 * @param location Flyway's location of the scripts, for example {@code classpath:db/hub}; a script
 *     may ask {@code '${timescale}'}, which is {@code none}, {@code apache} or {@code community}
 * @param before those of the modules that it stands on, brought up to date before its own by
 *     whichever process comes first
 */
public record Migrations(String schema, String location, List<Migrations> before) {
    public Migrations {
        before = List.copyOf(before);
    }

    /** Those of a module that stands on no other's. */
    public Migrations(String schema, String location) {
        this(schema, location, List.of());
    }

    /** The same, after those of another module. */
    public Migrations after(Migrations other) {
        return new Migrations(schema, location, List.of(other));
    }
}
