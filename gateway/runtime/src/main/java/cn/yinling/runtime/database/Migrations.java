package cn.yinling.runtime.database;

/**
 * A module's tables.
 *
 * @param schema the module's own schema, first on the search path of every connection
 * @param location Flyway's location of the scripts, for example {@code classpath:db/hub}; a script
 *     may ask {@code '${timescale}'}, which is {@code none}, {@code apache} or {@code community}
 */
public record Migrations(String schema, String location) {}
