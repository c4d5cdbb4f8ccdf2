package cn.yinling.register;

import cn.yinling.register.places.ServicePlace;
import cn.yinling.register.places.Street;
import java.util.List;

/** What is to be entered at once: all of it or nothing. Immutable. */
public record Register(
        List<Street> streets,
        List<ServicePlace> places,
        List<ResidentEntry> residents,
        List<DeviceEntry> devices) {

    public Register {
        streets = List.copyOf(streets);
        places = List.copyOf(places);
        residents = List.copyOf(residents);
        devices = List.copyOf(devices);
    }
}
