// Package timeline turns the articles of an archive into dated events.
package timeline
