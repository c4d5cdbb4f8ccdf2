package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ResidentViewTest {
    private static final ResidentFile ENDED =
            OnFile.resident(new CareEnd(LocalDate.of(2026, 11, 20), "moved-away", "到上海女儿家"));

    @Test
    void whatWasReadCanBeSentBackAndChangesNothing() throws MalformedJsonException {
        byte[] read = LinkJson.write(ResidentView.of(OnFile.RESIDENT, OnFile.CLOCK));
        ResidentView.Entry entry = LinkJson.read(read, ResidentView.Entry.class);
        assertThat(entry.id()).isEqualTo("r-lan");
        assertThat(entry.person()).isEqualTo(OnFile.LAN);
        assertThat(entry.homeId()).isEqualTo("h-lan");
        assertThat(entry.home()).isEqualTo(OnFile.ADDRESS);
    }

    @Test
    void whoIsEnteredWithoutIllnessesMedicinesAndContactsHasNone() throws MalformedJsonException {
        String json =
                """
                {"name": "陈秀兰", "bornOn": "1944-05-06", "street": "320602-01", "address": "青年路 8 号"}
                """;
        Person person =
                LinkJson.read(json.getBytes(StandardCharsets.UTF_8), ResidentView.Entry.class)
                        .person();
        assertThat(person.illnesses()).isEmpty();
        assertThat(person.medicines()).isEmpty();
        assertThat(person.contacts()).isEmpty();
        assertThat(person.check(OnFile.TODAY).list()).isEmpty();
    }

    @Test
    void careEndsWhenTheDayBeginsInTheDistrict() {
        ResidentView view = ResidentView.of(ENDED, OnFile.CLOCK);
        assertThat(view.endedAt()).isEqualTo(Instant.parse("2026-11-19T16:00:00Z"));
        assertThat(view.endReason()).isEqualTo("moved-away");
        assertThat(ResidentView.Summary.of(ENDED, OnFile.CLOCK).endedAt())
                .isEqualTo(view.endedAt());
    }

    @Test
    void whoIsLookedAfterHasNoEnd() {
        ResidentView view = ResidentView.of(OnFile.RESIDENT, OnFile.CLOCK);
        assertThat(view.endedAt()).isNull();
        assertThat(view.endReason()).isNull();
    }

    @Test
    void listHasNeitherIllnessesNorContacts() {
        ResidentView.Summary summary = ResidentView.Summary.of(OnFile.RESIDENT, OnFile.CLOCK);
        assertThat(new String(LinkJson.write(summary), StandardCharsets.UTF_8))
                .contains("陈秀兰", "320602-01", "medium")
                .doesNotContain("高血压", "13800000001", "4711");
    }
}
