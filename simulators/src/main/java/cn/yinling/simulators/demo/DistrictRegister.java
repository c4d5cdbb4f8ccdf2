package cn.yinling.simulators.demo;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceEntry;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.HomeDraft;
import cn.yinling.register.Register;
import cn.yinling.register.ResidentEntry;
import cn.yinling.register.places.ServicePlace;
import cn.yinling.register.places.Street;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.watches.Wearer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A simulated district as the hub's register wants it. */
public final class DistrictRegister {
    private static final Pattern TO_THE_DOOR = Pattern.compile("(.*\\D)(\\d+幢)(.+)");

    private DistrictRegister() {}

    /** The whole district: streets, centres, residents, beds and kiosks. */
    public static Register of(District district) {
        return new Register(
                district.streets().stream()
                        .map(street ->
                                new Street(street.code(), street.name(), street.englishName()))
                        .toList(),
                district.centres().stream()
                        .map(centre ->
                                new ServicePlace(
                                        centre.id(),
                                        centre.street().code(),
                                        centre.name(),
                                        centre.address(),
                                        centre.phone()))
                        .toList(),
                district.households().stream().map(DistrictRegister::resident).toList(),
                devices(district));
    }

    private static ResidentEntry resident(Household household) {
        return new ResidentEntry(household.resident(), home(household));
    }

    /** Told apart by building, so that a storm of one building is seen as one. */
    private static HomeDraft home(Household household) {
        Matcher parts = TO_THE_DOOR.matcher(household.place().address());
        boolean isKnown = parts.matches();
        return new HomeDraft(
                household.street().code(),
                isKnown ? parts.group(1) : household.place().address(),
                isKnown ? parts.group(2) : null,
                isKnown ? parts.group(3) : null,
                null,
                household.place().entry());
    }

    private static List<DeviceEntry> devices(District district) {
        Stream<DeviceEntry> beds =
                district.households().stream()
                        .map(household ->
                                DeviceEntry.ofResident(
                                        household.bed().value(),
                                        DeviceKind.BED,
                                        household.resident().id(),
                                        household.voice()));
        Stream<DeviceEntry> kiosks =
                district.kiosks().stream()
                        .map(kiosk ->
                                DeviceEntry.inPlace(
                                        kiosk.id().value(),
                                        DeviceKind.KIOSK,
                                        kiosk.centre().id(),
                                        kiosk.voice()));
        return Stream.concat(beds, kiosks).toList();
    }

    /** Watches, one each for the first residents of a district that is entered. */
    public static Register watches(District district, List<Wearer> wearers) {
        List<Household> homes = district.households();
        List<DeviceEntry> devices =
                IntStream.range(0, Math.min(wearers.size(), homes.size()))
                        .mapToObj(number ->
                                DeviceEntry.ofResident(
                                        wearers.get(number).device().value(),
                                        DeviceKind.WATCH,
                                        homes.get(number).resident().id(),
                                        homes.get(number).resident().phone()))
                        .toList();
        return new Register(List.of(), List.of(), List.of(), devices);
    }

    /** The homes of a district, with the passwords the register has given their beds. */
    public static List<Household> homes(District district, List<DeviceLogin> logins) {
        Map<DeviceId, String> passwords = passwords(logins);
        return district.households().stream()
                .map(household -> withPassword(household, passwords))
                .toList();
    }

    /** Passwords by device. */
    static Map<DeviceId, String> passwords(List<DeviceLogin> logins) {
        return logins.stream()
                .collect(Collectors.toMap(DeviceLogin::device, DeviceLogin::password));
    }

    /** The same home, with the password the register has given its bed. */
    static Household withPassword(Household household, Map<DeviceId, String> passwords) {
        return new Household(
                household.bed(),
                household.voice(),
                passwords.getOrDefault(household.bed(), household.password()),
                household.street(),
                household.place(),
                household.resident(),
                household.health());
    }
}
