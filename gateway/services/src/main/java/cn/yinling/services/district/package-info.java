/** The district's streets and the places where it serves its elders. */
@NullMarked
package cn.yinling.services.district;

import org.jspecify.annotations.NullMarked;
