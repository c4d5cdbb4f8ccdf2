package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Whereabouts;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LastPlacesTest {
    private static final DeviceId WATCH = new DeviceId("watch-8800000015");
    private static final Instant AT = Instant.parse("2026-11-27T13:45:13Z");
    private static final Position HOME = new Position(31.980172, 120.893101);
    private static final Position MARKET = new Position(31.99, 120.9);

    private final LastPlaces places = new LastPlaces();

    @Test
    void fixIsWhereItIsNow() {
        says(0, HOME, true);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(0, HOME, true));
        says(60, MARKET, true);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(60, MARKET, true));
        assertThat(places.of(new DeviceId("watch-1111111111"))).isNull();
    }

    @Test
    void withoutAFixItIsWhereItWasAndAsOldAsThat() {
        says(0, HOME, true);
        says(18 * 60, HOME, false);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(0, HOME, false));
        says(19 * 60, null, false);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(0, HOME, false));
        says(20 * 60, MARKET, false);
        assertThat(places.of(WATCH))
                .as("it knows better")
                .isEqualTo(whereabouts(1200, MARKET, false));
        says(21 * 60, MARKET, true);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(1260, MARKET, true));
    }

    @Test
    void firstPlaceWithoutAFixIsOneToo() {
        says(0, null, false);
        assertThat(places.of(WATCH)).isNull();
        says(60, HOME, false);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(60, HOME, false));
    }

    @Test
    void whatComesLateCountsOnlyWhereNothingBetterIsKnown() {
        says(600, HOME, true);
        says(300, MARKET, true);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(600, HOME, true));
        says(1200, null, false);
        says(900, MARKET, true);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(900, MARKET, false));
        says(800, HOME, true);
        assertThat(places.of(WATCH)).isEqualTo(whereabouts(900, MARKET, false));
    }

    private void says(int second, @Nullable Position place, boolean isFixed) {
        places.note(WATCH, AT.plusSeconds(second), new PositionReport(place, isFixed));
    }

    private static Whereabouts whereabouts(int second, Position place, boolean isFixed) {
        return new Whereabouts(
                AT.plusSeconds(second), place.latitude(), place.longitude(), isFixed);
    }
}
