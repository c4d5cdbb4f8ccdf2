package cn.yinling.hub;

import cn.yinling.hub.enrolment.Claims;
import cn.yinling.hub.enrolment.EnrolmentConfig;
import cn.yinling.hub.enrolment.EnrolmentOperations;
import cn.yinling.hub.enrolment.SelfTests;
import cn.yinling.hub.presence.Presences;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceFileOperations;
import cn.yinling.register.Devices;
import cn.yinling.register.ResidentOperations;
import cn.yinling.register.Residents;
import cn.yinling.register.carebeds.CareBedOperations;
import cn.yinling.register.carebeds.CareBeds;
import cn.yinling.register.csv.CsvOperations;
import cn.yinling.register.csv.RegistryCsv;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Operations;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The parts that keep the register, and what each answers in the API. */
record RegisterServices(List<Operations> operations) {
    static RegisterServices of(
            EnrolmentConfig config,
            Gateway gateway,
            Database database,
            DeviceDirectory directory,
            Presences presences,
            MeterRegistry meters,
            InstantSource clock) {
        Residents residents = new Residents(database, directory, clock);
        Devices devices = new Devices(database, directory);
        Claims claims = new Claims(config, gateway::addresses, database, directory, meters, clock);
        return new RegisterServices(
                List.of(
                        new ResidentOperations(residents, clock),
                        new DeviceFileOperations(devices),
                        new CareBedOperations(new CareBeds(database, directory, clock), clock),
                        new EnrolmentOperations(claims, new SelfTests(database, presences, clock)),
                        new CsvOperations(
                                new RegistryCsv(database, directory, residents, devices, clock))));
    }

    /** These and others. */
    List<Operations> and(Operations... others) {
        return Stream.concat(operations.stream(), Stream.of(others)).toList();
    }
}
