package cn.yinling.simulators.pbx;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the exchange is.
 *
 * @param port of the manager interface, 0 for any free one
 * @param user the one manager account
 * @param phones names of the endpoints, for example {@code seat-01} for {@code PJSIP/seat-01}
 */
public record PbxConfig(String host, int port, String user, String secret, List<String> phones) {
    public PbxConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        phones = List.copyOf(phones);
    }

    /** Everybody outside, at whatever number. */
    public static final String TRUNK = "trunk";

    /** Every speaker unit, at whatever address. */
    public static final String SPEAKER = "speaker";

    /** Phones {@code seat-01} to {@code seat-16} and everybody outside, on loopback. */
    public static PbxConfig sixteenSeats(int port, String user, String secret) {
        Stream<String> seats = IntStream.rangeClosed(1, 16).mapToObj("seat-%02d"::formatted);
        return new PbxConfig(
                "127.0.0.1",
                port,
                user,
                secret,
                Stream.concat(seats, Stream.of(TRUNK, SPEAKER)).toList());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PbxConfig[%s:%d, %d phones]".formatted(host, port, phones.size());
    }
}
