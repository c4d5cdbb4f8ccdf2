package cn.yinling.hotline.rooms;

import cn.yinling.hotline.seats.SeatConfig;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * How a control room works.
 *
 * @param zone of the service level's day and of case numbers
 * @param lease how long an offer stands before the case goes to the next seat
 * @param grace how long a seat whose screen is gone keeps its case
 * @param takeBack how long an agent can take a close back; zero for not at all
 * @param wrapUp how long an agent is left alone after a case, but by what cannot wait
 * @param hasPhones whether there is an exchange that rings the seats' phones
 * @param number the hotline's own, as people dial it
 */
public record RoomConfig(
        ZoneId zone,
        Duration lease,
        Duration grace,
        Duration takeBack,
        Duration wrapUp,
        List<SeatConfig> seats,
        boolean hasPhones,
        String number) {
    public RoomConfig {
        seats = List.copyOf(seats);
    }
}
