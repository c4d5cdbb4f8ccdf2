package cn.yinling.testing.district;

import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.DistrictClock;
import cn.yinling.register.Provisioning;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A register in a database of its own, without the rest of a gateway. */
public final class OpenRegister implements AutoCloseable {
    private final Database database;
    private final DeviceDirectory directory;

    private OpenRegister(Database database) {
        this.database = database;
        this.directory =
                DeviceDirectory.start(
                        database, PostgresServer.newFolder().resolve("register.json"));
    }

    /** With nobody in it but the district's street and centre and as many beds. */
    public static OpenRegister withBeds(int beds) {
        Database database =
                Database.start(
                        PostgresServer.newDatabase(), new Migrations("hub", "classpath:db/hub"));
        database.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
        OpenRegister register = new OpenRegister(database);
        register.enter(beds);
        return register;
    }

    private List<DeviceLogin> enter(int beds) {
        return new Provisioning(database, directory).enter(District.ofBeds(beds));
    }

    /** The district's calendar, by that time of day. */
    public static DistrictClock days(InstantSource clock) {
        return new DistrictClock(clock, ZoneId.of("Asia/Shanghai"));
    }

    public Database database() {
        return database;
    }

    public DeviceDirectory directory() {
        return directory;
    }

    /** As the hub's doors know it now. */
    public RegisteredDevice known(String device) {
        directory.refresh().join();
        return Objects.requireNonNull(directory.find(device), device);
    }

    public boolean isKnown(String device) {
        directory.refresh().join();
        return directory.find(device) != null;
    }

    public long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    public void run(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() {
        directory.close();
        database.close();
    }
}
