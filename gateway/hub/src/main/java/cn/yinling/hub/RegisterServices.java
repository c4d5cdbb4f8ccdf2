package cn.yinling.hub;

import cn.yinling.hub.enrolment.Claims;
import cn.yinling.hub.enrolment.EnrolmentConfig;
import cn.yinling.hub.enrolment.EnrolmentOperations;
import cn.yinling.hub.enrolment.SelfTests;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceFileOperations;
import cn.yinling.register.Devices;
import cn.yinling.register.DistrictClock;
import cn.yinling.register.ResidentOperations;
import cn.yinling.register.Residents;
import cn.yinling.register.callers.CallerOperations;
import cn.yinling.register.callers.Callers;
import cn.yinling.register.carebeds.CareBedOperations;
import cn.yinling.register.carebeds.CareBeds;
import cn.yinling.register.csv.CsvOperations;
import cn.yinling.register.csv.RegistryCsv;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Operations;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** The parts that keep the register, and what each answers in the API. */
final class RegisterServices {
    private RegisterServices() {}

    /**
     * What is answered.
     *
     * @param zone whose calendar counts the days
     * @param listening where this gateway is reached
     */
    static List<Operations> of(
            EnrolmentConfig config,
            ZoneId zone,
            Ground ground,
            Supplier<Claims.Addresses> listening) {
        Database database = ground.database();
        DeviceDirectory directory = ground.directory();
        InstantSource clock = ground.clock();
        DistrictClock days = new DistrictClock(clock, zone);
        Residents residents = new Residents(database, directory, days);
        Devices devices = new Devices(database, directory);
        Claims claims = new Claims(config, listening, database, directory, ground.meters(), clock);
        SelfTests tests = new SelfTests(database, ground.presences(), clock);
        return List.of(
                new ResidentOperations(residents, ground.borders(), days),
                new DeviceFileOperations(devices),
                new CallerOperations(new Callers(database)),
                new CareBedOperations(new CareBeds(database, directory, days), days),
                new EnrolmentOperations(claims, tests),
                new CsvOperations(new RegistryCsv(database, directory, residents, devices, days)));
    }
}
