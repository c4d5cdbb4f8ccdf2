package cn.yinling.hub.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.command.DeviceCommand.Kind;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final DeviceId BED = new DeviceId("bed-0001");

    private final List<String> carried = new ArrayList<>();
    private final List<Carrier.News> heard = new ArrayList<>();
    private final Carriers carriers = new Carriers();
    private Instant now = NOW;
    private boolean isThere = true;

    private final Announcements announcements =
            new Announcements(carriers, () -> now, (_, news) -> heard.add(news));

    AnnouncementsTest() {
        carriers.add(
                new Carrier() {
                    @Override
                    public boolean reaches(DeviceId device) {
                        return isThere;
                    }

                    @Override
                    public void carry(DeviceId device, DeviceCommand command, Consumer<News> news) {
                        carried.add(command.commandId());
                        news.accept(new News.Delivered());
                    }
                });
    }

    @Test
    void deviceThatIsThereIsToldAtOnceWithoutADatabase() {
        assertThat(announcements.keep(news(Kind.HELP_IS_COMING))).isEqualTo(NOW);
        announcements.carry(news(Kind.HELP_IS_COMING));
        assertThat(carried).containsExactly("alarm-1.help-is-coming");
        assertThat(heard).hasSize(1);
    }

    @Test
    void deviceThatComesHearsTheLatestThatIsStoredNowhere() {
        isThere = false;
        assertThat(announcements.keep(news(Kind.HELP_IS_COMING))).isNull();
        announcements.keep(news(Kind.CASE_CLOSED));
        isThere = true;
        announcements.came(BED);
        assertThat(carried).containsExactly("alarm-1.case-closed");
        announcements.came(new DeviceId("bed-0002"));
        assertThat(carried).hasSize(1);
    }

    @Test
    void whatIsStoredOrOldIsNotSaidHere() {
        announcements.keep(news(Kind.HELP_IS_COMING));
        announcements.done(BED, "alarm-1.help-is-coming");
        announcements.came(BED);
        announcements.keep(news(Kind.CASE_CLOSED));
        now = NOW.plus(Duration.ofMinutes(31));
        announcements.came(BED);
        assertThat(carried).isEmpty();
    }

    private static AlarmNews news(Kind kind) {
        return new AlarmNews(BED, kind, "alarm-1", "小周", NOW, NOW.plus(Duration.ofMinutes(30)));
    }
}
