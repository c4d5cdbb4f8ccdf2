/** The district's streets and the places where it serves its elders. */
@NullMarked
package cn.yinling.register.places;

import org.jspecify.annotations.NullMarked;
