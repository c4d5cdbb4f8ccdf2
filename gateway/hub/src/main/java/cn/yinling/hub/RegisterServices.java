package cn.yinling.hub;

import cn.yinling.hub.api.Operations;
import cn.yinling.hub.carebeds.CareBedOperations;
import cn.yinling.hub.carebeds.CareBeds;
import cn.yinling.hub.enrolment.Claims;
import cn.yinling.hub.enrolment.EnrolmentConfig;
import cn.yinling.hub.enrolment.EnrolmentOperations;
import cn.yinling.hub.enrolment.SelfTests;
import cn.yinling.hub.presence.Presences;
import cn.yinling.hub.registry.DeviceDirectory;
import cn.yinling.hub.registry.DeviceFileOperations;
import cn.yinling.hub.registry.Devices;
import cn.yinling.hub.registry.ResidentOperations;
import cn.yinling.hub.registry.Residents;
import cn.yinling.hub.registry.csv.CsvOperations;
import cn.yinling.hub.registry.csv.RegistryCsv;
import cn.yinling.runtime.database.Database;
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
