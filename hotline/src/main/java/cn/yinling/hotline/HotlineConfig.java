package cn.yinling.hotline;

import cn.yinling.hotline.alarms.HubConfig;
import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.escalation.EscalationConfig;
import cn.yinling.hotline.gateway.GatewayApiConfig;
import cn.yinling.hotline.rooms.RoomConfig;
import cn.yinling.hotline.seats.AgentConfig;
import cn.yinling.hotline.seats.PhoneAccounts;
import cn.yinling.hotline.seats.SeatConfig;
import cn.yinling.hotline.seats.SessionConfig;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.web.WebConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hotline's configuration, {@code config/hotline.yaml}.
 *
 * @param mqtt the hub
 * @param gateway the same gateway's API, which says what was measured before an alarm
 * @param database the gateway's, which both share
 * @param earlierDatabase which the hotline had to itself before, to be taken over; null for none
 * @param pbx the telephone exchange; null where there is none and screens must do
 * @param lease how long an offer stands before the case goes to the next seat
 * @param grace how long a seat whose screen is gone keeps its case
 * @param takeBack how long an agent can take a close back, before anybody else hears of it; 0s for
 *     not at all
 * @param wrapUp how long an agent is left alone after a case, but by what cannot wait; 0s for not
 *     at all
 * @param openCases the file beside the database that knows which cases are open
 * @param escalation who is told when nobody is ready
 * @param number the hotline's own, as people dial it
 * @param zone of the service level's day and of case numbers
 */
public record HotlineConfig(
        WebConfig web,
        HubConfig mqtt,
        GatewayApiConfig gateway,
        DatabaseConfig database,
        @Nullable DatabaseConfig earlierDatabase,
        @Nullable AmiConfig pbx,
        @Default("12s") Duration lease,
        @Default("20s") Duration grace,
        @Default("10s") Duration takeBack,
        @Default("15s") Duration wrapUp,
        @Default("Asia/Shanghai") ZoneId zone,
        @Default("data/hotline/open-cases.json") Path openCases,
        EscalationConfig escalation,
        List<SeatConfig> seats,
        List<AgentConfig> agents,
        SessionConfig sessions,
        @Default("871-12345") String number) {

    public HotlineConfig {
        if (lease.toMillis() < 1) {
            throw new IllegalArgumentException("lease must be longer than 0, was " + lease);
        }
        if (takeBack.isNegative()) {
            throw new IllegalArgumentException("take-back must not be negative, was " + takeBack);
        }
        if (wrapUp.isNegative()) {
            throw new IllegalArgumentException("wrap-up must not be negative, was " + wrapUp);
        }
        if (!number.matches("[+0-9][0-9 -]{2,30}")) {
            throw new IllegalArgumentException(
                    "number must be a telephone number such as 871-12345, was '%s'"
                            .formatted(number));
        }
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("seats: there is none, so nobody can work");
        }
        refuseTwice("seats", "number", seats.stream().map(SeatConfig::number).toList());
        refuseTwice("agents", "id", agents.stream().map(AgentConfig::id).toList());
    }

    /** The telephones that are part of the agents' pages. */
    PhoneAccounts phones() {
        return new PhoneAccounts(pbx == null ? null : pbx.browserPhones(), seats);
    }

    RoomConfig room() {
        return new RoomConfig(zone, lease, grace, takeBack, wrapUp, seats, pbx != null, number);
    }

    private static void refuseTwice(String list, String key, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (Object value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(
                        "%s: %s %s stands there twice".formatted(list, key, value));
            }
        }
    }
}
