package cn.yinling.hotline.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.Party;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegTest {
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
    private static final String CASE_ID = "20261128-110000.123-bed-0001-sos";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "home",
                "resident",
                "contact-12",
                "number-120",
                "number-+8613800001021"
            })
    void laterProcessFindsWhoseLineItIs(String name) {
        Party party = Party.ofWireName(name).orElseThrow();
        Leg ringing = Leg.ringing(CASE_ID, party, "szx81k", 17, NOW);
        assertThat(ringing.isUp()).isFalse();
        assertThat(Leg.found(ringing.callId(), NOW)).contains(ringing.answered(NOW));
    }

    @Test
    void lineOfAnOfferIsItsAgents() {
        assertThat(Leg.found("case-" + CASE_ID + "-offer-szx81k-3", NOW))
                .hasValueSatisfying(leg -> {
                    assertThat(leg.caseId()).isEqualTo(CASE_ID);
                    assertThat(leg.party()).isEqualTo(new Party.Agent());
                    assertThat(leg.isUp()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1764300000.12", "case-", "case-x-to-nobody-a-1", "probe-1"})
    void whatIsNotOursIsNobodys(String callId) {
        assertThat(Leg.found(callId, NOW)).isEmpty();
    }
}
