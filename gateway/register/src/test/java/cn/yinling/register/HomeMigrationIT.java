package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.OpenRegister;
import cn.yinling.testing.district.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeMigrationIT {
    private static final String BEFORE =
            """
            insert into street (code, name, name_english) values ('s-1', '新城桥街道', 'Xinchengqiao');
            insert into resident (id, name, born_on, street_code, address, entry_note, risk)
            values ('r-1', '王秀英', '1940-03-01', 's-1', '青年路 8 号', '门禁 1234#', 'high'),
                   ('r-2', '李兰', '1941-03-01', 's-1', '青年路 8 号', null, null);
            insert into contact (resident_id, position, name, relation, phone)
            values ('r-1', 1, '王建国', 'son', '13800000001');
            insert into device (id, kind, resident_id, voice, credential)
            values ('bed-1', 'bed', 'r-1', '71', sha256('secret'::bytea));
            """;

    @TempDir Path folder;

    @Test
    void residentsOfBeforeHaveHomesAndAlarmsSayWhatTheySaid() throws Exception {
        DatabaseConfig config = PostgresServer.newDatabase();
        try (Database before = open(config, "filesystem:" + scriptsBefore())) {
            before.jdbi().useHandle(handle -> handle.createScript(BEFORE).execute());
        }
        try (Database now = open(config, "classpath:db/hub");
                DeviceDirectory directory =
                        DeviceDirectory.start(now, folder.resolve("register.json"))) {
            directory.refresh().join();
            RegisteredDevice bed = Objects.requireNonNull(directory.find("bed-1"));
            assertThat(bed.place().address()).isEqualTo("青年路 8 号");
            assertThat(bed.place().entry()).isEqualTo("门禁 1234#");
            assertThat(bed.building()).isNull();
            assertThat(Objects.requireNonNull(bed.resident()).contacts()).hasSize(1);
            assertThat(bed.matching("secret".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isNotNull();
            Residents residents =
                    new Residents(
                            now, directory, OpenRegister.days(java.time.InstantSource.system()));
            ResidentFile second = residents.find("r-2").orElseThrow();
            assertThat(second.version()).isEqualTo(1);
            assertThat(second.home().details().address()).isEqualTo("青年路 8 号");
            assertThat(second.home().id())
                    .isNotEqualTo(residents.find("r-1").orElseThrow().home().id());
        }
    }

    private Path scriptsBefore() throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/hub"))) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().matches("V[1-9]__.*")) {
                    Files.copy(file, scripts.resolve(file.getFileName()));
                }
            }
        }
        return scripts;
    }

    private static Database open(DatabaseConfig config, String location) {
        Database database = Database.start(config, new Migrations("hub", location));
        database.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
        return database;
    }
}
