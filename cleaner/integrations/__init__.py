"""The cleaner at home in other tools: Scrapy, datatrove, Ray."""
