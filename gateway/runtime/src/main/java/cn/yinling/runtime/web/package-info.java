/** The HTTP server of a process: health, metrics, pages under a strict content security policy. */
@NullMarked
package cn.yinling.runtime.web;

import org.jspecify.annotations.NullMarked;
