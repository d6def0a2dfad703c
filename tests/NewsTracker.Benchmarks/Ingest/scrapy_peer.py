"""The peer of the ingest benchmark: Scrapy fetches a feed and its pages, readability-lxml reads them, psycopg2 inserts them.

usage: scrapy_peer.py FEED_URL CONNECTION_STRING
Prints one JSON line: articles stored, wall seconds, CPU seconds, peak resident megabytes, versions.
Needs scrapy, readability-lxml and psycopg2 (Debian: python3-scrapy, python3-readability, python3-psycopg2).
"""
import json
import resource
import sys
import time

import psycopg2
import scrapy
from readability import Document
from scrapy.crawler import CrawlerProcess


class FeedSpider(scrapy.Spider):
    name = "peer"
    stored = 0

    def start_requests(self):
        yield scrapy.Request(sys.argv[1], self.parse_feed)

    def parse_feed(self, response):
        for link in response.xpath("//item/link/text()").getall():
            yield scrapy.Request(link, self.parse_article)

    def parse_article(self, response):
        try:
            document = Document(response.text)
            title, body = document.short_title(), document.summary()
        except Exception:  # readability gives up on some pages; the peer counts the others
            return
        yield {"url": response.url, "title": title, "body": body}


class Store:
    def open_spider(self, spider):
        self.connection = psycopg2.connect(sys.argv[2])
        self.connection.autocommit = True
        self.cursor = self.connection.cursor()
        self.cursor.execute("create table scrapy_peer (url text primary key, title text, body text)")

    def process_item(self, item, spider):
        clean = [(item[field] or "").replace("\0", "") for field in ("url", "title", "body")]
        self.cursor.execute("insert into scrapy_peer (url, title, body) values (%s, %s, %s)", clean)
        FeedSpider.stored += 1
        return item

    def close_spider(self, spider):
        self.connection.close()


started = time.monotonic()
process = CrawlerProcess({"LOG_LEVEL": "ERROR", "ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "TELNETCONSOLE_ENABLED": False, "ITEM_PIPELINES": {Store: 1}})
process.crawl(FeedSpider)
process.start()
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "stored": FeedSpider.stored,
    "seconds": time.monotonic() - started,
    "cpuSeconds": usage.ru_utime + usage.ru_stime,
    "peakMegabytes": usage.ru_maxrss / 1024,
    "version": f"Scrapy {scrapy.__version__}",
}))
