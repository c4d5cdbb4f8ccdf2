package cn.yinling.hub.support;

import cn.yinling.register.DeviceDirectory;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import java.nio.file.Path;

/** A database that is away and stays so, and what the hub has without one. */
public final class NoDatabase {
    private NoDatabase() {}

    /** Nobody can reach it; no thread of it is left. */
    public static Database database() {
        DatabaseConfig nowhere =
                DatabaseConfig.at("jdbc:postgresql://127.0.0.1:1/nowhere", "postgres", null);
        Database database =
                Database.start(nowhere, new Migrations("nowhere", "classpath:db/nowhere"));
        database.close();
        return database;
    }

    /** The register as the last hub has left it in that file; empty without one. */
    public static DeviceDirectory directory(Path copy) {
        DeviceDirectory directory = DeviceDirectory.start(database(), copy);
        directory.close();
        return directory;
    }
}
