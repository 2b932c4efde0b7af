/// Lesson 3: a format string as the agreement about bytes, and a stream cut into messages.
package netcourse.lesson03;
