package cn.yinling.simulators.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrapeTest {
    private static final Scrape.Meters METERS =
            new Scrape.Meters(
                    """
                    # TYPE yinling_spool_bytes gauge
                    yinling_spool_bytes{lane="alarms",process="gateway"} 12.0
                    yinling_spool_bytes{lane="readings",process="gateway"} 1.5E3
                    yinling_spool_bytes_most{lane="readings"} 7
                    up 1
                    """);

    @Test
    void seriesOfANameAreAddedUp() {
        assertThat(METERS.sum(Scrape.series("yinling_spool_bytes"))).isEqualTo(1512);
        assertThat(METERS.sum(Scrape.series("up"))).isEqualTo(1);
    }

    @Test
    void labelChoosesAmongThem() {
        assertThat(METERS.sum(Scrape.series("yinling_spool_bytes", "lane=\"alarms\"")))
                .isEqualTo(12);
    }

    @Test
    void nameThatIsNotThereIsNothing() {
        assertThat(METERS.sum(Scrape.series("yinling_spool"))).isZero();
    }
}
