package cn.yinling.register.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.PostgresServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DistrictStoreIT {
    private static final Street HARBOUR = new Street("320602-01", "港闸街道", "Gangzha");
    private static final ServicePlace CENTRE =
            new ServicePlace("centre-01", HARBOUR.code(), "港闸居家养老服务中心", "港闸路 1 号", "0513-80000001");

    private static Database database;

    private final DistrictStore store = new DistrictStore();

    @BeforeAll
    static void start() throws Exception {
        database =
                Database.start(
                        PostgresServer.newDatabase(), new Migrations("hub", "classpath:db/hub"));
        database.whenReady().get(120, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        jdbi().useHandle(handle ->
                handle.createScript("delete from place; delete from street").execute());
    }

    @Test
    void placesComeBackAsTheyWerePut() {
        jdbi().useTransaction(handle -> {
            store.putStreets(handle, List.of(HARBOUR));
            store.putPlaces(handle, List.of(CENTRE));
        });
        assertThat(jdbi().withHandle(store::streets)).containsExactly(HARBOUR);
        assertThat(jdbi().withHandle(store::places)).containsExactly(CENTRE);
    }

    @Test
    void puttingAgainChangesAndAddsNothing() {
        ServicePlace moved = new ServicePlace("centre-01", HARBOUR.code(), "中心", "新路 9 号", null);
        jdbi().useHandle(handle -> {
            store.putStreets(handle, List.of(HARBOUR));
            store.putStreets(handle, List.of(HARBOUR));
            store.putPlaces(handle, List.of(CENTRE));
            store.putPlaces(handle, List.of(moved));
        });
        assertThat(jdbi().withHandle(store::places)).containsExactly(moved);
    }

    @Test
    void placeInAStreetThatIsNotThereIsRefused() {
        assertThatThrownBy(
                        () -> jdbi().useHandle(handle -> store.putPlaces(handle, List.of(CENTRE))))
                .hasMessageContaining("place_street_code_fkey");
    }

    private static Jdbi jdbi() {
        return database.jdbi();
    }
}
