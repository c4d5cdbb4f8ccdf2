package cn.yinling.simulators.district;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.chance.Chance;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A demo district: sixteen streets with a service centre and a kiosk each, and homes with
 * family-care beds. The same seed makes the same district, and a larger one begins with the same
 * homes. Immutable.
 *
 * @param streets in the order of their codes
 * @param centres one a street, in the order of the streets
 * @param kiosks one a centre, in the order of the streets
 * @param households in the order of their beds' ids, spread over the streets in turn
 */
public record District(
        List<Street> streets,
        List<Centre> centres,
        List<Kiosk> kiosks,
        List<Household> households) {
    /** The beds of the real thing. */
    public static final int BEDS = 400;

    /** Ages are as of this day, so that the district does not change from one day to the next. */
    static final LocalDate AGES_AS_OF = LocalDate.of(2026, 11, 1);

    private static final int MOST_BEDS = 999;

    public District {
        streets = List.copyOf(streets);
        centres = List.copyOf(centres);
        kiosks = List.copyOf(kiosks);
        households = List.copyOf(households);
    }

    /** The district of that seed with {@link #BEDS} beds. */
    public static District ofSeed(long seed) {
        return ofSeed(seed, BEDS);
    }

    /** The district of that seed with {@code beds} beds, 0 to 999. */
    public static District ofSeed(long seed, int beds) {
        if (beds < 0 || beds > MOST_BEDS) {
            throw new IllegalArgumentException(
                    "beds must be 0 to %d, was %d".formatted(MOST_BEDS, beds));
        }
        Chance chance = Chance.ofSeed(seed).on("district");
        List<Street> streets = Streets.all();
        List<Centre> centres =
                streets.stream()
                        .map(street -> Streets.centre(street, chance.on(street.code())))
                        .toList();
        List<Kiosk> kiosks =
                centres.stream()
                        .map(centre -> Streets.kiosk(centre, chance.on(centre.id())))
                        .toList();
        Residents residents = new Residents(AGES_AS_OF);
        List<Household> households =
                IntStream.rangeClosed(1, beds)
                        .mapToObj(number ->
                                household(
                                        number,
                                        streets.get((number - 1) % streets.size()),
                                        residents,
                                        chance.on("household").on(number)))
                        .toList();
        return new District(streets, centres, kiosks, households);
    }

    private static Household household(
            int number, Street street, Residents residents, Chance chance) {
        Residents.Elder elder = residents.elder(number, chance);
        return new Household(
                new DeviceId("bed-%04d".formatted(number)),
                "6%04d".formatted(number),
                Passwords.of(chance),
                street,
                Addresses.home(street, chance.on("home")),
                elder.resident(),
                elder.health());
    }
}
